import { jsonAnswer } from '../http/answer';
import type { Keyring } from '../identity/keyring';
import { Refusal } from '../refusal';
import { restFailure } from '../rest/failure';
import type { RestCall, RestOperation, RestService } from '../rest/protocol';
import { assignedSession } from './assignments';
import type { IdentityCenter } from './identityCenter';

const TOKEN_HEADER = 'x-amz-sso_bearer_token';
const SESSION_SECONDS = 3600;
const MAX_PAGE_SIZE = 1000;

/** The SSO portal: what a signed-in user may use, and keys for it. */
export function portal(center: IdentityCenter, keyring: Keyring): RestService {
  const asked = (method: 'GET' | 'POST', path: RegExp, run: (call: RestCall) => object): RestOperation => ({
    method,
    path,
    run(call) {
      center.checkAccess(call.request.headers.single(TOKEN_HEADER));
      return jsonAnswer(200, run(call));
    },
  });
  return {
    service: 'sso',
    operations: {
      GetRoleCredentials: asked('GET', /^\/federation\/credentials$/, ({ query }) => {
        const accountId = required(query, 'account_id');
        const roleName = required(query, 'role_name');
        const assignment = center.assignments.find(
          (candidate) => candidate.accountId === accountId && candidate.roleName === roleName,
        );
        if (!assignment) throw new Refusal('ForbiddenException', 'No access', 403);
        const session = keyring.begin(assignedSession(assignment), SESSION_SECONDS);
        const { accessKeyId, secretAccessKey, sessionToken, expiration } = session;
        return { roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration } };
      }),
      ListAccounts: asked('GET', /^\/assignment\/accounts$/, (call) => {
        const names = new Map(
          center.assignments.map(({ accountId, accountName }) => [accountId, accountName]),
        );
        const accounts = [...names].map(([accountId, accountName]) => ({
          accountId,
          accountName,
          emailAddress: `${accountId}@example.com`,
        }));
        return pageOf('accountList', accounts, call);
      }),
      ListAccountRoles: asked('GET', /^\/assignment\/roles$/, (call) => {
        const accountId = required(call.query, 'account_id');
        const roles = center.assignments.filter((assignment) => assignment.accountId === accountId);
        if (roles.length === 0) throw new Refusal('ForbiddenException', 'No access', 403);
        return pageOf(
          'roleList',
          roles.map(({ roleName }) => ({ roleName, accountId })),
          call,
        );
      }),
      Logout: asked('POST', /^\/logout$/, ({ request }) => {
        center.signOut(request.headers.single(TOKEN_HEADER) ?? '');
        return {};
      }),
    },
    failure: restFailure,
  };
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw invalid(`${name} is required.`);
  return value;
}

function invalid(message: string): Refusal {
  return new Refusal('InvalidRequestException', message);
}

/** A page of a list; its token is the start of the next one. */
function pageOf(name: string, items: readonly object[], { query, repeatsToken }: RestCall): object {
  const asked = query.get('next_token');
  const start = asked === null ? 0 : Number(/^page-(\d{1,9})$/.exec(asked)?.[1] ?? NaN);
  if (!(start < Math.max(1, items.length))) throw invalid('next_token is not valid.');
  const size = Number(query.get('max_result') ?? MAX_PAGE_SIZE);
  if (!(Number.isInteger(size) && size >= 1)) throw invalid('max_result must be 1 or more.');
  const end = start + Math.min(size, MAX_PAGE_SIZE);
  const next = repeatsToken ? (asked ?? 'page-0') : end < items.length ? `page-${end}` : undefined;
  return { [name]: items.slice(start, end), ...(next !== undefined && { nextToken: next }) };
}
