import { Ajv } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';

/**
 * Checks what callers send against the schemas of the routes, each compiled at its first call: compiling all of them takes
 * longer than everything else that a server does before it listens. An unknown filter is a mistake to be told, not dropped.
 */
export function installValidation(app: FastifyInstance): void {
  let ajv: Ajv | undefined;
  const compiler: FastifySchemaCompiler<object> = ({ schema }) => {
    let checked: ReturnType<Ajv['compile']> | undefined;
    // Fastify looks for what is wrong on the function itself, as Ajv leaves it there.
    const check: { (data: unknown): boolean; errors?: unknown } = (data) => {
      ajv ??= new Ajv({ coerceTypes: 'array', useDefaults: true });
      checked ??= ajv.compile(schema);
      const isRight = checked(data) === true;
      check.errors = checked.errors;
      return isRight;
    };
    return check as ReturnType<FastifySchemaCompiler<object>>;
  };
  app.setValidatorCompiler(compiler);
}
