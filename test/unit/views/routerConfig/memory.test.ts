import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  rememberFormat,
  rememberOptions,
  rememberedFormat,
  rememberedOptions,
} from '../../../../src/views/routerConfig/memory';
import { TestMemento } from '../../../support/memento';

describe('what is remembered of router configurations', () => {
  it('is nothing at first', () => {
    const memory = new TestMemento();
    equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-a' }), undefined);
    equal(rememberedOptions(memory, 'dxvif-a', 'frr'), undefined);
  });

  it('belongs to one virtual interface, whatever its format; a port belongs to one format', async () => {
    const memory = new TestMemento();
    await rememberFormat(
      memory,
      { virtualInterfaceId: 'dxvif-a' },
      'CiscoSystemsInc-2900SeriesRouters-IOS124',
    );
    await rememberOptions(memory, 'dxvif-a', 'frr', {
      interfaceName: 'eth7',
      prefixes: ['10.0.0.0/8'],
      bfd: true,
    });
    await rememberOptions(memory, 'dxvif-a', 'junos', {
      interfaceName: 'ge-0/0/7',
      prefixes: ['10.0.0.0/9'],
    });
    await rememberOptions(memory, 'dxvif-b', 'frr', { vrf: 'AWS' });
    equal(
      rememberedFormat(memory, { virtualInterfaceId: 'dxvif-a' }),
      'CiscoSystemsInc-2900SeriesRouters-IOS124',
    );
    deepEqual(rememberedOptions(memory, 'dxvif-a', 'frr'), {
      interfaceName: 'eth7',
      prefixes: ['10.0.0.0/9'],
    });
    deepEqual(rememberedOptions(memory, 'dxvif-a', 'junos'), {
      interfaceName: 'ge-0/0/7',
      prefixes: ['10.0.0.0/9'],
    });
    deepEqual(rememberedOptions(memory, 'dxvif-a', 'bird'), { prefixes: ['10.0.0.0/9'] });
    deepEqual(rememberedOptions(memory, 'dxvif-b', 'frr'), { vrf: 'AWS' });
  });

  it('no longer includes a removed port, or the oldest virtual interfaces', async () => {
    const memory = new TestMemento();
    await rememberOptions(memory, 'dxvif-old', 'frr', { interfaceName: 'eth7' });
    await rememberOptions(memory, 'dxvif-old', 'frr', {});
    deepEqual(rememberedOptions(memory, 'dxvif-old', 'frr'), {});
    for (let number = 0; number < 500; number++) {
      await rememberFormat(memory, { virtualInterfaceId: `dxvif-${number}` }, 'frr');
    }
    equal(rememberedOptions(memory, 'dxvif-old', 'frr'), undefined);
    equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-0' }), 'frr');
  });

  it('includes the format chosen last at a location, for virtual interfaces without their own', async () => {
    const memory = new TestMemento();
    const [own, other] = ['dxvif-a', 'dxvif-b'].map((id) => ({ virtualInterfaceId: id, location: 'EqDC2' }));
    ok(own && other);
    await rememberFormat(memory, own, 'frr');
    equal(rememberedFormat(memory, other), 'frr');
    await rememberFormat(memory, other, 'junos');
    equal(rememberedFormat(memory, own), 'frr');
    equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-c', location: 'EqDC2' }), 'junos');
    for (const location of ['EqFA5', '__proto__', '', undefined]) {
      equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-c', location }), undefined);
    }
    // Choosing options is not choosing a format for other virtual interfaces.
    await rememberFormat(memory, { virtualInterfaceId: 'dxvif-d' }, 'bird');
    equal(rememberedFormat(memory, { virtualInterfaceId: 'dxvif-c', location: 'EqDC2' }), 'junos');
  });

  it('covers the locations at which a format was chosen most recently', async () => {
    const memory = new TestMemento();
    const at = (location: string) => ({ virtualInterfaceId: 'dxvif-a', location });
    for (let number = 0; number <= 500; number++) await rememberFormat(memory, at(`L${number}`), 'frr');
    const elsewhere = (location: string) => ({ virtualInterfaceId: 'dxvif-b', location });
    equal(rememberedFormat(memory, elsewhere('L0')), undefined);
    equal(rememberedFormat(memory, elsewhere('L1')), 'frr');
  });
});
