package fr.questeur.cli;

import fr.questeur.contract.Coded;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Options whose values are codes of the contract. */
final class CodedOption {

  private CodedOption() {}

  /**
   * The constant of that code.
   *
   * @throws IllegalArgumentException if there is none; names the option and all there are
   */
  static <C extends Coded> C parse(String option, C[] constants, String code) {
    return Arrays.stream(constants)
        .filter(constant -> constant.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "%s is one of %s, not %s".formatted(
                option, Arrays.stream(constants).map(Coded::code).collect(Collectors.joining(", ")), code)));
  }
}
