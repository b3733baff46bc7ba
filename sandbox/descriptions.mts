import type { middleware } from 'express-openapi-validator';
import control from './control.json' with { type: 'json' };
import openapi from './openapi.json' with { type: 'json' };

type Description = Parameters<typeof middleware>[0]['apiSpec'];

/** The description of the API, written from its public documentation. */
export const apiDescription = openapi as unknown as Description;
export type ApiPath = keyof typeof openapi.paths;
export const apiPaths = Object.keys(openapi.paths) as ApiPath[];
/** The description of the sandbox's own control endpoint. */
export const controlDescription = control as unknown as Description;
