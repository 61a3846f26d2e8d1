export { forms } from '../views/allocation/forms';
