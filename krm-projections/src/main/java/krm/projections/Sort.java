package krm.projections;

/** Under what cases are counted together: alike if equal. There are many, and they are compared often. */
public interface Sort {

    /** As it stands in the table. */
    Row row();
}
