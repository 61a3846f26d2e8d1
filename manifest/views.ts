import { ACTIVITY_VIEW, VIEW, contextKeys } from '../src/contributions';
import { link } from './commands';
import type { ViewRecord, WelcomeRecord } from './records';

export const container = {
  id: 'directConnect',
  title: 'Direct Connect',
  icon: 'media/direct-connect.svg',
};

export const views: readonly ViewRecord[] = [
  { id: VIEW, name: 'Connections' },
  { id: ACTIVITY_VIEW, name: 'Activity', visibility: 'collapsed' },
];

export const welcomes: Readonly<Record<string, WelcomeRecord>> = {
  noProfile: {
    view: VIEW,
    when: contextKeys.noProfile,
    contents: `No AWS profile was found in ~/.aws/config or ~/.aws/credentials.

Run aws configure to create one, then refresh.
${link('refresh')}
No AWS account at hand? Try everything with an endpoint on this machine and the network of a fictitious company.
${link('exploreLocalEndpoint')}`,
  },
  allHidden: {
    view: VIEW,
    when: contextKeys.allHidden,
    contents: `Every AWS profile is hidden.
${link('chooseProfiles')}`,
  },
};
