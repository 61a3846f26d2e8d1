import { ProfileStore } from '../../src/aws/profiles/profileStore';
import type { SharedFiles } from '../../src/aws/profiles/profiles';
import { readProfiles } from '../../src/aws/profiles/readProfiles';

/** A store of the profiles in these files. */
export const profileStoreOf = (files: SharedFiles, env?: NodeJS.ProcessEnv) =>
  new ProfileStore(files, readProfiles, env);
