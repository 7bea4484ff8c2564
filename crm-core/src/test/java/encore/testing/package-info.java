/** What tests of every module share: one embedded PostgreSQL per JVM and the test application. */
package encore.testing;
