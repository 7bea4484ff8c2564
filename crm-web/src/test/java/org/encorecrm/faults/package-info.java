/** What holds when processes die: small versions run always, long ones with {@code -Pfaults}. */
package org.encorecrm.faults;
