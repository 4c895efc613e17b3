# Nothing more happened.
