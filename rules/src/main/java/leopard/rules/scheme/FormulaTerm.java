package leopard.rules.scheme;

import leopard.model.Text;
import leopard.rules.scheme.FormulaTokens.Fault;
import leopard.scheme.Condition;
import leopard.scheme.Expression;

/** A number or a test, and where it begins: an opening bracket does not tell which one follows. */
sealed interface FormulaTerm {

    int offset();

    /** The number that has to stand here. */
    Expression arithmetic() throws Fault;

    /** The test that has to stand here. */
    Condition test() throws Fault;

    /** A number. */
    record Arithmetic(Expression arithmetic, int offset) implements FormulaTerm {
        @Override
        public Condition test() throws Fault {
            throw new Fault(
                    offset, Text.of("这里应为判断,如 A1 >= 60", "a test such as A1 >= 60 is expected here, this is a number"));
        }
    }

    /** A test. */
    record Test(Condition test, int offset) implements FormulaTerm {
        @Override
        public Expression arithmetic() throws Fault {
            throw new Fault(offset, Text.of("这里应为数,实为判断", "a number is expected here, this is a test"));
        }
    }
}
