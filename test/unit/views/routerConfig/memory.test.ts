import { deepEqual, equal } from 'node:assert/strict';
import {
  rememberFormat,
  rememberOptions,
  rememberedFormat,
  rememberedOptions,
} from '../../../../src/views/routerConfig/memory';
import { TestMemento } from '../../../support/memento';

describe('what is remembered of router configurations', () => {
  it('is nothing before it was decided', () => {
    const memory = new TestMemento();
    equal(rememberedFormat(memory, 'dxvif-a'), undefined);
    equal(rememberedOptions(memory, 'dxvif-a', 'frr'), undefined);
  });

  it('is of one virtual interface, whatever its format; a port is of one format', async () => {
    const memory = new TestMemento();
    await rememberFormat(memory, 'dxvif-a', 'CiscoSystemsInc-2900SeriesRouters-IOS124');
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
    equal(rememberedFormat(memory, 'dxvif-a'), 'CiscoSystemsInc-2900SeriesRouters-IOS124');
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

  it('forgets a port that is taken back, and the virtual interfaces of long ago', async () => {
    const memory = new TestMemento();
    await rememberOptions(memory, 'dxvif-old', 'frr', { interfaceName: 'eth7' });
    await rememberOptions(memory, 'dxvif-old', 'frr', {});
    deepEqual(rememberedOptions(memory, 'dxvif-old', 'frr'), {});
    for (let number = 0; number < 500; number++) await rememberFormat(memory, `dxvif-${number}`, 'frr');
    equal(rememberedOptions(memory, 'dxvif-old', 'frr'), undefined);
    equal(rememberedFormat(memory, 'dxvif-0'), 'frr');
  });
});
