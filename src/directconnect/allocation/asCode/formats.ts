import type { AllocationRequest } from '../request';
import { toAwsCli } from './awsCli';
import { toCloudFormation } from './cloudFormation';
import { toRequestJson } from './json';
import type { CodePlace } from './parts';
import { toTerraform } from './terraform';

/** A way to write a request as code. None contains the BGP key: each has a variable instead. */
export interface CodeFormat {
  readonly id: 'json' | 'awsCli' | 'terraform' | 'cloudFormation';
  readonly label: string;
  /** The editor's language id. */
  readonly language: string;
  render(request: AllocationRequest, place: CodePlace): string;
}

/** To add one, add a file and a row here. */
export const codeFormats: readonly CodeFormat[] = [
  { id: 'json', label: 'JSON', language: 'json', render: toRequestJson },
  { id: 'awsCli', label: 'AWS CLI', language: 'shellscript', render: toAwsCli },
  { id: 'terraform', label: 'Terraform', language: 'terraform', render: toTerraform },
  { id: 'cloudFormation', label: 'CloudFormation', language: 'yaml', render: toCloudFormation },
];
