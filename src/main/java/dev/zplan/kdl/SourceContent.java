package dev.zplan.kdl;

/** What a part of a node holds: an argument, a property, or a block of children. */
sealed interface SourceContent permits SourceEntry, SourceBlock {}
