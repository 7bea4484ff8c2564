/** Letters sent, their templates, and the mail catcher. */
@NullMarked
package org.encorecrm.office.letters;

import org.jspecify.annotations.NullMarked;
