import { VIEW } from '../src/contributions';
import { link, onCommand } from './commands';
import { NAME } from './fields';
import type { StepRecord } from './records';

const steps: Readonly<Record<string, StepRecord>> = {
  profiles: {
    title: 'See all your profiles at once',
    description: `The Direct Connect view lists every profile of ~/.aws/config and ~/.aws/credentials. Nothing is read from AWS until you open a region.
[Open the Direct Connect View](command:${VIEW}.focus)
Too many? Hide what you don’t need: ${link('chooseProfiles')}`,
    alt: 'The Direct Connect view with two profiles, their regions and their connections.',
    doneOn: `onView:${VIEW}`,
  },
  explore: {
    title: 'No AWS account at hand? Explore an example',
    description: `A Direct Connect endpoint on this machine, with two accounts and three regions of a fictitious company. It stops when the window closes and doesn’t touch your files.
${link('exploreLocalEndpoint')}`,
    alt: 'The welcome message of the Direct Connect view, with a button that starts the local endpoint.',
    doneOn: onCommand('exploreLocalEndpoint'),
  },
  allocate: {
    title: 'Allocate a private virtual interface',
    description: `Right-click a connection or LAG, or use the command palette. Errors appear beside the field as you type, and the request is sent only once.
${link('allocatePrivateVirtualInterface')}`,
    alt: 'The allocation form, with an error beside a VLAN that is out of range.',
    doneOn: onCommand('allocatePrivateVirtualInterface'),
  },
  configure: {
    title: 'Take the configuration to your router',
    description: `The customer router configuration opens in a read-only tab, with the BGP key masked until you reveal it. Change Format… writes it for your router, and the next one opens in the same format: Cisco, Juniper, Arista, Palo Alto, Fortinet, Nokia, VyOS, MikroTik, FRRouting, BIRD, OpenBGPD and more.
${link('openRouterConfiguration')}`,
    alt: 'A router configuration in an editor tab, with the BGP key masked.',
    doneOn: onCommand('openRouterConfiguration'),
  },
  undo: {
    title: 'Delete a virtual interface',
    description: `Delete Virtual Interface… asks you to type the name of the virtual interface before it deletes anything.
${link('deleteVirtualInterface')}`,
    alt: 'The Direct Connect view and an input box that asks for the name of the virtual interface to delete.',
    doneOn: onCommand('deleteVirtualInterface'),
  },
};

export const walkthrough = {
  title: `Get Started with ${NAME}`,
  description: 'From your AWS profiles to a configured router, and back.',
  steps,
};
