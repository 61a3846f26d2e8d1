export { DetailsLinks } from '../views/details/links';
export { Links, askToOpen } from '../views/links';
