export { unread } from '../views/documents/unread';
