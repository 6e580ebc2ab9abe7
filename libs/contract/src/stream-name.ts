/**
 * The stream of one application: `<installation>.<workflow>-<application id>`, the workflow in camelCase, so that
 * a prefix names an installation or a standard: `qadam.passportAndIdCard-0198…`.
 */
export function streamName(installation: string, workflowId: string, applicationId: string): string {
  return `${installation}.${camelCase(workflowId)}-${applicationId}`;
}

/** The parts of a stream name, or undefined if it is not one of an application. */
export function parseStreamName(
  stream: string,
): { installation: string; workflow: string; applicationId: string } | undefined {
  const match = /^([^.]+)\.([A-Za-z0-9]+)-(.+)$/.exec(stream);
  if (!match) return undefined;
  const [, installation = '', workflow = '', applicationId = ''] = match;
  return { installation, workflow: kebabCase(workflow), applicationId };
}

const camelCase = (kebab: string) =>
  kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const kebabCase = (camel: string) => camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
