export { readProfiles } from '../aws/profiles/readProfiles';
