import {
  OperationNodeTransformer,
  type CreateIndexNode,
  type IdentifierNode,
  type Kysely,
  type KyselyPlugin,
  type PrimaryKeyConstraintNode,
  type SchemableIdentifierNode,
  type UniqueConstraintNode,
} from 'kysely';

/** The table of a generation: `applications` of the second is `applications__2`. The plain name is a view of the active one. */
export const tableOf = (name: string, generation: number): string => `${name}__${generation}`;

/** Writes the tables of one generation, whatever the statement calls them; the names of indexes and keys follow. */
class GenerationTransformer extends OperationNodeTransformer {
  constructor(
    private readonly names: ReadonlySet<string>,
    private readonly generation: number,
  ) {
    super();
  }

  protected override transformSchemableIdentifier(node: SchemableIdentifierNode): SchemableIdentifierNode {
    if (node.schema || !this.names.has(node.identifier.name)) return node;
    return { ...node, identifier: this.#renamed(node.identifier) };
  }

  protected override transformCreateIndex(node: CreateIndexNode): CreateIndexNode {
    return { ...super.transformCreateIndex(node), name: this.#renamed(node.name) };
  }

  protected override transformPrimaryKeyConstraint(node: PrimaryKeyConstraintNode): PrimaryKeyConstraintNode {
    const transformed = super.transformPrimaryKeyConstraint(node);
    return node.name ? { ...transformed, name: this.#renamed(node.name) } : transformed;
  }

  protected override transformUniqueConstraint(node: UniqueConstraintNode): UniqueConstraintNode {
    const transformed = super.transformUniqueConstraint(node);
    return node.name ? { ...transformed, name: this.#renamed(node.name) } : transformed;
  }

  #renamed(identifier: IdentifierNode): IdentifierNode {
    return { ...identifier, name: tableOf(identifier.name, this.generation) };
  }
}

/** The database, or a transaction of it, in which the tables named are those of a generation. */
export function ofGeneration<Db extends Kysely<unknown>>(
  db: Db,
  names: readonly string[],
  generation: number,
): Db {
  const transformer = new GenerationTransformer(new Set(names), generation);
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => transformer.transformNode(node),
    transformResult: async ({ result }) => result,
  };
  // A transaction stays one, which the type of `withPlugin` does not say.
  return db.withPlugin(plugin) as Db;
}
