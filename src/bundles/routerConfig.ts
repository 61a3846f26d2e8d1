export { lensesOf } from '../views/routerConfig/lenses';
export { foldsOf, symbolsOf } from '../views/routerConfig/symbols';
