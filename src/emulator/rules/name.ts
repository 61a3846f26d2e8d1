import { refuse } from '../refusal';

/**
 * Names of interfaces, connections and LAGs: 1 to 100 characters from AWS's CloudFormation schema, which allows more
 * than the lower-case letters, digits and hyphens of the API reference, since names in use have more.
 */
export function checkName(name: string, field: string): void {
  if (!/^[\w \-,/]{1,100}$/.test(name)) {
    refuse(
      `${field} must have 1 to 100 characters: letters, digits, spaces, underscores, hyphens, commas and slashes.`,
    );
  }
}
