package fr.questeur.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500MB}, {@code 1.5GB}, {@code 1000}: bytes, in powers of ten. */
final class Size implements ITypeConverter<Long> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?(k|M|G|)B?", Pattern.CASE_INSENSITIVE);

  @Override
  public Long convert(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new TypeConversionException("«" + text + "» is no size, such as 500MB or 1.5GB");
    }
    double unit =
        switch (m.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1;
        };
    return (long) (Double.parseDouble(m.group(1)) * unit);
  }
}
