const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The answer to an action: its result elements between those that the Query protocol puts around them. */
export function response(action: string, elements: readonly string[], requestId: string): string {
  return [
    `<${action}Response xmlns="${NAMESPACE}">`,
    `<${action}Result>${elements.join('')}</${action}Result>`,
    `<ResponseMetadata>${element(['RequestId', requestId])}</ResponseMetadata>`,
    `</${action}Response>`,
    '',
  ].join('\n');
}

export function errorResponse(code: string, message: string, status: number, requestId: string): string {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const fields: [string, string][] = [
    ['Type', type],
    ['Code', code],
    ['Message', message],
  ];
  return [
    `<ErrorResponse xmlns="${NAMESPACE}">`,
    `<Error>${fields.map(element).join('')}</Error>`,
    element(['RequestId', requestId]),
    '</ErrorResponse>',
    '',
  ].join('\n');
}

export function element([name, value]: readonly [name: string, value: string]): string {
  const escaped = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
