/**
 * How far things scale: articles made in any number by recombining and varying our own, and runs that take time and memory over them.
 * Figures depend on the machine; the articles do not.
 */
package org.demarche.evaluation.scale;
