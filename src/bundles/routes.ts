export { KeptRoutes } from '../aws/routes/keptRoutes';
export { RoutesReader } from '../views/routes/reader';
