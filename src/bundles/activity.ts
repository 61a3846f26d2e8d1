export { Journal } from '../aws/journal/journal';
export { ActivityProvider } from '../views/activity/activityProvider';
