/**
 * Between zplan and other tools' files. {@link dev.zplan.convert.Conversion} makes sketches of what zonecfg, zadm, vmadm and zmgr
 * have; {@link dev.zplan.convert.ZonecfgScriptFile} and {@link dev.zplan.convert.ZadmDocument} write zones as others have them. The
 * rule of the house is that no key is lost in silence: each is in the sketch, or in a warning with its place and in a remark of the
 * spec.
 */
@NullMarked
package dev.zplan.convert;

import org.jspecify.annotations.NullMarked;
