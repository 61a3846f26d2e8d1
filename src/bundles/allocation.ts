export { csvTemplate } from '../directconnect/allocation/csv/template';
export { allocateFromCsv } from '../views/allocation/csv/fromCsv';
export { forms } from '../views/allocation/forms';
