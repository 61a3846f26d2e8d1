export { detailsText } from '../views/details/text';
export { DetailsLinks } from '../views/details/links';
