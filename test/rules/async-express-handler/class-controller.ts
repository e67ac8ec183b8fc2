// @filename: src/orders-controller.ts
import { Router, type Request, type Response } from 'express';
interface Orders { find(id: string): Promise<object> }

export class OrdersController {
  readonly router = Router();

  constructor(private readonly orders: Orders) {
    this.router.get('/', this.list);
    //                   ^^^^^^^^^ async-express-handler: Express 4 ignores the promise of `OrdersController.list`: when it rejects, `GET /` never answers
    this.router.get('/:id', (req, res) => this.show(req, res));
    //                      ^^^^^^^^^^^^^ async-express-handler: `GET /:id` never answers
    this.router.post('/', this.place.bind(this));
    //                    ^^^^^^^^^^^^^^^^^^^^^ async-express-handler: `POST /` never answers
  }

  private readonly list = async (_req: Request, res: Response) => {
    res.json(await this.orders.find('all'));
  };

  private async show(req: Request, res: Response) {
    res.json(await this.orders.find(req.params['id'] ?? ''));
  }

  async place(_req: Request, res: Response): Promise<void> {
    res.json(await this.orders.find('new'));
  }
}
// @filename: src/typed-app.ts
import type { Express, Router } from 'express';
import type { OrdersController } from './orders-controller.js';

export function mount(app: Express, router: Router, controller: OrdersController) {
  app.get('/typed', controller.place);
  //                ^^^^^^^^^^^^^^^^ async-express-handler: `GET /typed` never answers
  router.get('/router', async (req, res) => { res.json(await fetch(req.url)); });
  //                    ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /router` never answers
}
