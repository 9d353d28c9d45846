package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A DJL block whose parameters carry the names that the same network has in PyTorch, as {@code
 * layer1.0.bn1.running_mean}: so that a {@code state_dict} saved there loads here and the other way
 * round.
 */
public abstract class TorchBlock extends AbstractBlock {
    private final Map<String, Block> named = new LinkedHashMap<>();

    /** Adds a child under its PyTorch name, which may hold dots. */
    protected final <B extends Block> B child(String name, B block) {
        addChildBlock(name, block);
        named.put(name, block);
        return block;
    }

    /** All parameters below this block by their PyTorch names, in the order of the network. */
    public final Map<String, Parameter> stateDict() {
        Map<String, Parameter> state = new LinkedHashMap<>();
        collect("", state);
        return state;
    }

    /** One array through one block. */
    protected static NDArray apply(
            Block block, ParameterStore parameters, NDArray x, boolean training) {
        return block.forward(parameters, new NDList(x), training).singletonOrThrow();
    }

    private void collect(String prefix, Map<String, Parameter> state) {
        for (Map.Entry<String, Block> entry : named.entrySet()) {
            String path = prefix + entry.getKey() + ".";
            if (entry.getValue() instanceof TorchBlock inner) {
                inner.collect(path, state);
                continue;
            }
            boolean norm = entry.getValue() instanceof BatchNorm;
            for (Pair<String, Parameter> parameter : entry.getValue().getDirectParameters()) {
                String name = norm ? torchNormName(parameter.getKey()) : parameter.getKey();
                state.put(path + name, parameter.getValue());
            }
        }
    }

    private static String torchNormName(String djlName) {
        return switch (djlName) {
            case "gamma" -> "weight";
            case "beta" -> "bias";
            case "runningMean" -> "running_mean";
            case "runningVar" -> "running_var";
            default ->
                    throw new IllegalStateException("Unknown parameter of BatchNorm: " + djlName);
        };
    }
}
