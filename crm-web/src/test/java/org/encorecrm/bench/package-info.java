/** The comparisons of {@code bench/} as tests: only with {@code -Pbench}. */
@org.jspecify.annotations.NullMarked
package org.encorecrm.bench;
