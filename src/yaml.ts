/**
 * What we use of the YAML library: a bundle that others share. It is made of the library's ES modules, which leave out
 * its parser.
 */
export { Document, Scalar, isMap, isPair, isScalar, stringify, visit } from 'yaml';
