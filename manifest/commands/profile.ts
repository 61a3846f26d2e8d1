import type { CommandRecord } from '../records';
import { inViewTitle, onRows } from '../when';

export const profileCommands = {
  signIn: {
    title: 'Sign In',
    icon: 'sign-in',
    menus: [
      onRows('inline', 'failure.signIn'),
      onRows('1_signIn', /^(failure\.signIn|profile(\.favorite)?\.sso)$/),
    ],
  },
  chooseProfiles: {
    title: 'Choose Profiles…',
    icon: 'checklist',
    menus: [inViewTitle('navigation@2')],
  },
} satisfies Record<string, CommandRecord>;
