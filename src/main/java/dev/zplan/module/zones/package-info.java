/** The drivers of the three kinds that a zone is made of: its configuration, its software, and whether it runs. */
@NullMarked
package dev.zplan.module.zones;

import org.jspecify.annotations.NullMarked;
