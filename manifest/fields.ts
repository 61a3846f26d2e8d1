export const NAME = 'Direct Connect Explorer';

/** The texts for the handwritten fields of package.json, by placeholder. */
export const fields = {
  'displayName': NAME,
  'description':
    'Manage AWS Direct Connect: browse the connections and virtual interfaces of all your AWS profiles, allocate virtual interfaces, and open router configurations.',
  'capabilities.untrustedWorkspaces': 'Direct Connect settings in an untrusted folder are ignored.',
};
