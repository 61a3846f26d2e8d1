export { Links, askToOpen } from '../views/links';
