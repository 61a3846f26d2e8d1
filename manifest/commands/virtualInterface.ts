import { onFocusedRow } from '../keys';
import type { CommandRecord } from '../records';
import { onRows, rows } from '../when';

export const virtualInterfaceCommands = {
  allocatePrivateVirtualInterface: {
    writes: true,
    title: 'Allocate Private Virtual Interface…',
    icon: 'add',
    menus: [onRows('inline', rows.usable), onRows('1_allocate@1', rows.usable)],
  },
  createPrivateVirtualInterface: {
    writes: true,
    title: 'Create Private Virtual Interface…',
    menus: [onRows('1_allocate@2', rows.usable)],
  },
  allocatePublicVirtualInterface: {
    writes: true,
    title: 'Allocate Public Virtual Interface…',
    menus: [onRows('1_allocate@3', rows.usable)],
  },
  createPublicVirtualInterface: {
    writes: true,
    title: 'Create Public Virtual Interface…',
    menus: [onRows('1_allocate@4', rows.usable)],
  },
  allocateTransitVirtualInterface: {
    writes: true,
    title: 'Allocate Transit Virtual Interface…',
    menus: [onRows('1_allocate@5', rows.usable)],
  },
  createTransitVirtualInterface: {
    writes: true,
    title: 'Create Transit Virtual Interface…',
    menus: [onRows('1_allocate@6', rows.usable)],
  },
  allocateLike: {
    writes: true,
    title: 'Duplicate Virtual Interface…',
    menus: [onRows('2_allocate', /^vif\.(private|public|transit)\./)],
  },
  allocateFromTemplate: {
    writes: true,
    title: 'Allocate from a Template…',
    menus: [onRows('1_allocate@7', rows.usable)],
  },
  allocateFromCsv: {
    writes: true,
    title: 'Allocate from CSV…',
    menus: [onRows('1_allocate@8', rows.usable), onRows('2_allocate@1', rows.region)],
  },
  newCsvTemplate: {
    title: 'New CSV Template',
    menus: [onRows('1_allocate@9', rows.usable), onRows('2_allocate@2', rows.region)],
  },
  acceptVirtualInterface: {
    writes: true,
    title: 'Accept Virtual Interface…',
    menus: [onRows('2_allocate@1', /^vif\.(private|public|transit)\.confirming/)],
  },
  declineVirtualInterface: {
    writes: true,
    title: 'Decline Virtual Interface…',
    menus: [onRows('2_allocate@2', /^vif\.(private|public|transit)\.confirming/)],
  },
  changeRateLimit: {
    writes: true,
    title: 'Change Rate Limit…',
    menus: [onRows('3_change@5', /^vif\.(private|public|transit)\.(available|down)/)],
  },
  changePrefixAllocations: {
    writes: true,
    title: 'Change Prefix Allocations…',
    menus: [onRows('3_change@6', /^vif\.(private|transit)\.(available|down)/)],
  },
  addBgpPeer: {
    writes: true,
    title: 'Add BGP Peer…',
    menus: [onRows('4_session@1', /^vif\.[^.]+\.(available|down)/)],
  },
  deleteBgpPeer: {
    writes: true,
    title: 'Delete BGP Peer…',
    menus: [
      onRows('4_session@2', /^vif\.[^.]+\.(available|down)/),
      onRows('9_delete', /^bgpPeer\.(?!deleting$|deleted$)/),
    ],
  },
  moveVirtualInterface: {
    writes: true,
    title: 'Move to Another Connection…',
    menus: [onRows('4_session@3', /^vif\.[^.]+\.(available|down)/)],
  },
  deleteTemplate: {
    title: 'Delete a Template…',
  },
  deleteVirtualInterface: {
    writes: true,
    title: 'Delete Virtual Interface…',
    icon: 'trash',
    menus: [onRows('9_delete', /^vif\.[^.]+\.(?!deleting$|deleted$|rejected$)/)],
    keys: [onFocusedRow({ key: 'delete', mac: 'cmd+backspace' })],
  },
  changeMtu: {
    writes: true,
    title: 'Change MTU…',
    menus: [onRows('3_change@3', /^vif\.(private|transit)\.(available|down)/)],
  },
  rotateBgpKey: {
    writes: true,
    title: 'Rotate BGP MD5 Key…',
    menus: [onRows('3_change@7', /^vif\.(private|public|transit)\.(available|down)/)],
  },
  showKeyRotation: {
    title: 'Show BGP Key Rotation',
  },
  abandonKeyRotation: {
    title: 'Abandon BGP Key Rotation…',
  },
  enableSiteLink: {
    writes: true,
    title: 'Enable SiteLink…',
    menus: [onRows('3_change@4', /^vif\..*\.siteLink\.off$/)],
  },
  disableSiteLink: {
    writes: true,
    title: 'Disable SiteLink…',
    menus: [onRows('3_change@4', /^vif\..*\.siteLink\.on$/)],
  },
} satisfies Record<string, CommandRecord>;
