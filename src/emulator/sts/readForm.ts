import { Refusal } from '../refusal';

/** The parameters of an action, by name. @throws Refusal ValidationError, as STS words it */
export function requiredText(form: URLSearchParams, name: string, pattern: RegExp, rule: string): string {
  const value = form.get(name);
  if (value === null || value === '')
    throw invalid(`Value null at '${fieldOf(name)}'`, 'Member must not be null');
  if (!pattern.test(value)) throw invalid(`Value '${value}' at '${fieldOf(name)}'`, rule);
  return value;
}

/**
 * The requested duration of a session, in seconds.
 * @throws Refusal ValidationError for less than 900 or more than the maximum
 */
export function readDuration(form: URLSearchParams, standard: number, most: number): number {
  const text = form.get('DurationSeconds') ?? String(standard);
  const at = `Value '${text}' at 'durationSeconds'`;
  if (!/^\d{1,9}$/.test(text)) throw invalid(at, 'Member must be an integer');
  const seconds = Number(text);
  if (seconds < 900) throw invalid(at, 'Member must have value greater than or equal to 900');
  if (seconds > most) throw invalid(at, `Member must have value less than or equal to ${most}`);
  return seconds;
}

export function validationError(message: string): Refusal {
  return new Refusal('ValidationError', message);
}

function invalid(value: string, rule: string): Refusal {
  return validationError(`1 validation error detected: ${value} failed to satisfy constraint: ${rule}`);
}

function fieldOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
