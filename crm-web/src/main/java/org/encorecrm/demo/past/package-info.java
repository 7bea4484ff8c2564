/** What the people of the demo shop had done by the morning somebody looks in. */
@NullMarked
package org.encorecrm.demo.past;

import org.jspecify.annotations.NullMarked;
