import type { ResourceSubject } from '../../directconnect/kinds/subject';
import { visible } from '../../directconnect/text';

/** What the user types to confirm: the name, or the id if there is no typeable name. */
export function wordOf({ name = '', id }: ResourceSubject): string {
  return name.trim() && visible(name) === name && name.trim() === name ? name : id;
}
