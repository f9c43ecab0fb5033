/** How fast each stage is, and how time and memory grow. Measurements, not tests: nothing here is shipped or run by the build. */
package org.demarche.benchmarks;
