import { refuse } from '../refusal';

/**
 * Names of interfaces, connections and LAGs: 1 to 100 characters of the set in AWS's CloudFormation schema, wider
 * than the API reference's lower-case letters, digits and hyphens, since names in use are.
 */
export function checkName(name: string, field: string): void {
  if (!/^[\w \-,/]{1,100}$/.test(name)) {
    refuse(
      `${field} must have 1 to 100 characters: letters, digits, spaces, underscores, hyphens, commas and slashes.`,
    );
  }
}
