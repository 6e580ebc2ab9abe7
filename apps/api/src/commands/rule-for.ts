import { ServiceError, type Actor, type CommandRule, type Workflow } from '#libs/contract';

type AnyCommandRule = CommandRule<string>;

/**
 * The rule of a command that the asker may give. Role before data: who may not give it learns nothing about what it
 * would need.
 * @throws ServiceError `unknown-command`, `wrong-role`
 */
export function ruleFor(workflow: Workflow, type: string, asker: Actor): AnyCommandRule {
  const { commands } = workflow;
  // The input is checked against the rule's own class, so it is what the rule expects.
  const rule = Object.hasOwn(commands, type) ? (commands[type] as unknown as AnyCommandRule) : undefined;
  if (!rule) {
    const known = Object.keys(commands);
    const message = `${workflow.id} has no command "${type}"; it has: ${known.join(', ')}`;
    throw new ServiceError('unknown-command', message, { known });
  }
  if (rule.by.some((role) => asker.roles.includes(role))) return rule;
  throw new ServiceError('wrong-role', `${type} is for ${rule.by.join(', ')}`, { needed: rule.by });
}
