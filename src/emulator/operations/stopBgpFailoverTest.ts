import { runningTest } from '../estate/failoverTests';
import { required } from '../json/fields';
import { refuse } from '../refusal';
import { ownVirtualInterface } from '../rules/lookup';
import type { Call } from './call';
import { failoverTestShape } from './shapes/failoverTest';

const OPERATION = 'StopBgpFailoverTest';

/** Ends the test of one of the caller's virtual interfaces, and its sessions come back. */
export function stopBgpFailoverTest(call: Call): object {
  const id = call.fields.string('virtualInterfaceId');
  const vif = ownVirtualInterface(call, required(id, 'virtualInterfaceId'), OPERATION);
  const test =
    runningTest(vif.virtualInterfaceId, call.estate) ??
    refuse(`${OPERATION} failed. ${vif.virtualInterfaceId} has no test that is in progress`);
  call.lifecycle.tests.stop(test);
  return { virtualInterfaceTest: failoverTestShape(test) };
}
