/** What an administrator sets: the shop, live or not, users, keys, the audit log. */
@NullMarked
package org.encorecrm.office.settings;

import org.jspecify.annotations.NullMarked;
