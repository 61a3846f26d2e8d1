import { required } from '../json/fields';
import type { Fields } from '../json/fields';
import { refuse } from '../refusal';
import { FAULTS } from './faults';
import type { Fault, FaultKind } from './faults';

/**
 * Reads a fault from the body of `POST /_control/faults`.
 * @throws Refusal naming the field and its valid values
 */
export function readFault(fields: Fields): Fault {
  const fault = readKind(required(fields.string('fault'), 'fault'));
  const operation = fields.string('operation');
  const account = fields.string('account');
  const region = fields.string('region');
  return {
    fault,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    times: atLeast(1, fields.integer('times') ?? 1, 'times'),
    status: readStatus(fields.integer('status') ?? (fault === 'html' ? 200 : 500)),
    code: fields.string('code') ?? 'DirectConnectServerException',
    message: fields.string('message') ?? 'A fault is set for this call.',
    milliseconds: atLeast(0, fields.integer('milliseconds') ?? 1000, 'milliseconds'),
    commits: fields.boolean('commits') ?? FAULTS[fault].commits,
  };
}

function readKind(kind: string): FaultKind {
  if (!isKind(kind)) refuse(`fault must be one of ${Object.keys(FAULTS).join(', ')}.`);
  return kind;
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(FAULTS, kind);
}

function readStatus(status: number): number {
  if (status < 200 || status > 599) refuse('status must be between 200 and 599.');
  return status;
}

function atLeast(minimum: number, value: number, field: string): number {
  if (value < minimum) refuse(`${field} must be at least ${minimum}.`);
  return value;
}
