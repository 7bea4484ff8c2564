/** A plausible shop made of nothing but a seed: the same seed and moment always give the same shop. */
@NullMarked
package org.encorecrm.demo.shop;

import org.jspecify.annotations.NullMarked;
