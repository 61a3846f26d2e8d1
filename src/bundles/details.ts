export { detailsText } from '../views/details/text';
