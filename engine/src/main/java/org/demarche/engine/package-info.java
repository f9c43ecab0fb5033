/** The engine as a library: {@link org.demarche.engine.Coder} takes an article and gives its record. Its rooms are the packages below. */
package org.demarche.engine;
