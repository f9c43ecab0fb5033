/**
 * The command line. Each command is thin: it names its options, opens inputs, calls the engine and writes what comes out, so that it
 * also serves as an example of how to call the engine. Messages go to standard error, results to standard output or {@code --out}.
 */
package org.demarche.cli;
