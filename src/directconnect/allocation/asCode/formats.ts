import type { AllocationRequest } from '../request';
import { toAwsCli } from './awsCli';
import { toCloudFormation } from './cloudFormation';
import { toRequestJson } from './json';
import type { CodePlace } from './parts';
import { toTerraform } from './terraform';

/** A way to write a request down. In none of them is the BGP key: a variable stands for it. */
export interface CodeFormat {
  readonly id: 'json' | 'awsCli' | 'terraform' | 'cloudFormation';
  readonly label: string;
  /** How the editor calls the language. */
  readonly language: string;
  render(request: AllocationRequest, place: CodePlace): string;
}

/** To add one: a file, and a row. */
export const codeFormats: readonly CodeFormat[] = [
  { id: 'json', label: 'JSON', language: 'json', render: toRequestJson },
  { id: 'awsCli', label: 'AWS CLI', language: 'shellscript', render: toAwsCli },
  { id: 'terraform', label: 'Terraform', language: 'terraform', render: toTerraform },
  { id: 'cloudFormation', label: 'CloudFormation', language: 'yaml', render: toCloudFormation },
];
